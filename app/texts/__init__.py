"""Every sentence people read, in Russian and English."""
